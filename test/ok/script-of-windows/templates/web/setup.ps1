#ps1_sysnative
Write-Host {{ device.id }}
