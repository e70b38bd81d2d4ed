import { createToken } from '#lib/pipeline/create-token.ts'
import { listTokens } from '#lib/queries/tokens.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { NewTokenInput, type TokenBody } from '../../../../_schema/token.ts'

const shown = ({ id, name, scope, prefix, createdAt, expiresAt, lastUsedAt, revokedAt }: TokenBody) => ({
  id,
  name,
  scope,
  prefix,
  createdAt,
  expiresAt,
  lastUsedAt,
  revokedAt,
})

/** The tokens by which programs are let in. The tokens themselves are not kept. */
export const GET = apiRoute<{ slug: string }>(async (_, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json({ tokens: (await listTokens(scope)).map(shown) })
}, [])

/** Makes a token, and shows it this once. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const created = await createToken(scope, await readJson(request, NewTokenInput))
  return json({ ...shown(created), token: created.token }, { status: 201 })
}, [])
