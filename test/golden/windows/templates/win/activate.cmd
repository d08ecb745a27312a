rem cmd
slmgr /ato
