# syntax=docker/dockerfile:1

# Debian, because the native parts of the SDK need glibc. Node 24, because two cores carry half as
# many calls more there (docs/deploy.md, "What a core carries").
FROM node:24-slim AS base
ENV NODE_ENV=production
WORKDIR /app

FROM base AS build
ENV NODE_ENV=development
# Before the source, so that a change of the source does not install everything again.
COPY package.json package-lock.json .npmrc ./
# No dependency needs its install script, and our own (the build) needs the source.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM base
# The native parts read the system's certificates, not Node's.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --uid 10001 --user-group --home-dir /var/lib/bellhop --create-home bellhop
ENV BELLHOP_DATA_DIR=/var/lib/bellhop
# Node 24 lets the young generation grow to three times 64 MB before it collects anything thoroughly: a
# process that does little takes hours to get there, which looks like a leak (docs/deploy.md).
ENV NODE_OPTIONS=--max-semi-space-size=16
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/assets ./assets
COPY --from=build /app/supabase ./supabase
COPY --from=build /app/dist ./dist
USER 10001

# The worker answers 200 while it is connected to LiveKit.
EXPOSE 8081
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.BELLHOP_WORKER_PORT || 8081}/`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "dist/cli.js", "worker", "start"]
