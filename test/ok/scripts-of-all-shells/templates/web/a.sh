#!/bin/bash -eu
a=(1 2)
diff <(echo {{ device.id }}) <(true) || echo "${a[@]}"
