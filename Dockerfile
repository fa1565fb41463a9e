# The server: built with everything, run with what it needs, by a user without rights.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
# The Node that npm installs along is for machines with an older one; this image has its own.
RUN npm run bundle && npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/node-linux-* node_modules/node-bin-*

FROM node:24-bookworm-slim
ENV NODE_ENV=production CHIDAO_HOST=0.0.0.0 CHIDAO_PORT=4000 CHIDAO_STORE=sqlite:/data/chidao.db
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build /app/package.json /app/schema.graphql ./
COPY --from=build /app/bin/chidao.js ./bin/
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/models ./models
COPY --from=build /app/samples ./samples
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.CHIDAO_PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/chidao.js"]
CMD ["serve"]
