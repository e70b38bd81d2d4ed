import { checkDocument } from '#lib/queries/sci/check-document.ts'
import { apiRoute, json } from '../../../../_server/api-route.ts'
import { readJson } from '../../../../_server/parse-input.ts'
import { SciCheckInput } from '../../../_schema/sci-check.ts'

/** Checks somebody's calculation of a score. Keeps nothing, and asks about no organisation. */
export const POST = apiRoute(
  async (request) => json(await checkDocument((await readJson(request, SciCheckInput)).text)),
  ['read', 'upload'],
)
