. /work/src/inc/inc.sh
. /work/src/dbl/dbl.sh
while read -r n; do dbl "$(inc "$n")"; done
