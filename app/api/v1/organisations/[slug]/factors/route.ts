import { activateFactorSet } from '#lib/pipeline/activate-factor-set.ts'
import { factorsInUse } from '#lib/queries/factors-in-use.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { readExplainQuestion } from '../../../../../_server/read-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { FactorSetInput } from '../../../../_schema/factors.ts'

/** The figures of a factor set that take part in some usage, and its rules. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  const question = readExplainQuestion(request, organisation.factorSetId)
  return json({ factorSet: question.factorSet, ...(await factorsInUse(scope, question)) })
})

/** Has figures counted with another factor set, where none is asked for. */
export const PUT = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  await activateFactorSet(scope, await readJson(request, FactorSetInput))
  return new Response(null, { status: 204 })
})
