. /work/src/dbl/dbl.sh
while read -r n; do dbl "$n"; done
