import { readdirSync } from 'node:fs'
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_SERVER } from 'next/constants.js'
import createNextIntlPlugin from 'next-intl/plugin'

// Nothing is sent anywhere, statistics of the build included.
process.env.NEXT_TELEMETRY_DISABLED = '1'

/** Native, or large and asked for by few: Node loads them itself. */
const leftToNode = [
  '@aws-sdk/client-cloudwatch',
  '@aws-sdk/client-cost-explorer',
  '@aws-sdk/client-s3',
  '@aws-sdk/credential-providers',
  '@azure/storage-blob',
  'google-auth-library',
  '@duckdb/node-api',
  '@electric-sql/pglite',
  'pglite-prisma-adapter',
  '@prisma/adapter-pg',
  '@prisma/schema-engine-wasm',
  'esbuild',
  'pg',
  'pg-boss',
]

const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
]

/** Answers of the API are data: nothing in them may run. Pages get their policy, with a nonce, from proxy.ts. */
const dataOnly = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'; sandbox" },
]

/** A share link is a secret in an address: no machine may list, keep or repeat it. */
const sharedView = [
  { key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' },
  { key: 'Cache-Control', value: 'private, no-store' },
]

/** A badge is made to be shown by pages of other sites. */
const shownAnywhere = [{ key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' }]

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run types` checks them, of the tests too; who only starts the dashboard need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: leftToNode,
  logging: { incomingRequests: { ignore: [/^\/s\//, /^\/api\/v1\/badges\//] } },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/api/:path*', headers: dataOnly },
    { source: '/v1/:path*', headers: dataOnly },
    { source: '/api/v1/badges/:path*', headers: shownAnywhere },
    { source: '/s/:path*', headers: sharedView },
  ],
}

const messages = () =>
  readdirSync('app/_i18n/en')
    .filter((name) => name.endsWith('.json'))
    .map((name) => `app/_i18n/en/${name}`)

/** A build writes the types of the messages beside them, so that a wrong key or a missing argument does not compile. */
export default (phase) => {
  if (phase === PHASE_PRODUCTION_SERVER) return config
  const writesTypes = phase !== PHASE_DEVELOPMENT_SERVER
  const withMessages = createNextIntlPlugin({
    requestConfig: './app/_i18n/request.ts',
    experimental: writesTypes ? { createMessagesDeclaration: messages() } : {},
  })
  return withMessages(config)
}
