MIME-Version: 1.0
Content-Type: text/x-shellscript-per-boot; charset="us-ascii"
Content-Transfer-Encoding: 7bit
Content-Disposition: attachment; filename="tune.sh"

#!/bin/sh
echo per-boot >> "$RAN"
