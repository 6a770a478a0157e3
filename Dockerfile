# Any base with Node 24 works, also one without npm and without a shell: `npm run build` makes the bundle outside. This is
# the only place that names the base. A release gives its own (release/base), which is pinned part by part.
ARG NODE_IMAGE=node:24-slim
FROM ${NODE_IMAGE}

ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="polyaxon-gcs-injector" \
      org.opencontainers.image.description="Mutating admission webhook: outputs path, GCS key file and credentials for every Polyaxon run pod" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

WORKDIR /app
COPY dist/ /app/

# A number, so that Kubernetes sees that it is not root. The program writes no files: the root may be read-only.
USER 65532:65532
# Half of the container's memory is for objects that stay, and three times 8 MiB for those of a request. The rest is for
# bodies, connections and the program.
ENV NODE_ENV=production NODE_OPTIONS="--max-old-space-size-percentage=50 --max-semi-space-size=8"
# Bases without a shell (distroless) have Node in a folder of its own, outside of their PATH.
ENV PATH=/usr/local/bin:/usr/bin:/bin:/nodejs/bin
EXPOSE 10250 8081 8080
STOPSIGNAL SIGTERM
HEALTHCHECK NONE
# At this signal Node would open its inspector, which runs any code.
ENTRYPOINT ["node", "--disable-sigusr1", "/app/polyaxon-gcs-injector.js"]
CMD ["serve", "--certs", "/certs"]
