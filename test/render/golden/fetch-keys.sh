mkdir -p -m 755 /etc/apt/keyrings
rm -f /etc/apt/keyrings/kubernetes.asc.part
for url in http://mirror.example/kubernetes/deb/key.asc; do curl -fsSL --retry 2 "$url" >> /etc/apt/keyrings/kubernetes.asc.part; done
chmod 644 /etc/apt/keyrings/kubernetes.asc.part
sync
mv -f /etc/apt/keyrings/kubernetes.asc.part /etc/apt/keyrings/kubernetes.asc
