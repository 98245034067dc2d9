# kButler: collector, shim and simulator in one image. `docker build -t kbutler .`

# Dependencies. The full image has the compiler that better-sqlite3 needs where no prebuilt binary is to be had.
FROM node:24-bookworm AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# The optional packages are a Node for machines with an older one; the image has its own.
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY src ./src
COPY migrations ./migrations
COPY yang ./yang
COPY config ./config
# History, and what the parts of docker-compose.yml share.
RUN install -d -o 10001 -g 10001 /var/lib/kbutler /run/kbutler
USER 10001:10001
# REST and metrics; the gNMI server.
EXPOSE 8080 9339
# With the options of src/kbutler.js.
ENTRYPOINT ["node", "--max-semi-space-size=4", "--v8-pool-size=1", "src/kbutler.js"]
CMD ["--help"]
