import { sciExport } from '#lib/queries/sci/sci-export.ts'
import { apiRoute } from '../../../../../../_server/api-route.ts'
import { downloadResponse } from '../../../../../../_server/download-response.ts'
import { readSciExport } from '../../../../../../_server/read-sci-question.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

const YAML = 'application/yaml; charset=utf-8'

const FILES = {
  manifest: { part: 'components', name: 'headroom-sci-components.yml', type: YAML },
  'manifest-total': { part: 'total', name: 'headroom-sci-total.yml', type: YAML },
  imp: { part: 'imp', name: 'headroom-sci-imp.yml', type: YAML },
  report: { part: 'report', name: 'headroom-sci-report.md', type: 'text/markdown; charset=utf-8' },
} as const

/** A score as a document for others. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  const { format, question, publication } = readSciExport(request, organisation.factorSetId)
  const { part, name, type } = FILES[format]
  return downloadResponse((await sciExport(scope, question, publication))[part], name, type)
})
