docker pull nginx:1.22.1

docker ps -aq --filter name=k8s_ | xargs -r docker rm -f

timeout 20 docker image ls --format '{{.Repository}}:{{.Tag}}'

timeout 10 docker info --format '{{json .}}'
