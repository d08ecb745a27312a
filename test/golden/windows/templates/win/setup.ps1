Set-Content C:\setup.txt "{{ device.id }}"
