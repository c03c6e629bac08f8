. /work/src/inc/inc.sh
while read -r n; do inc "$n"; done
