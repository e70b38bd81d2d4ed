import { stringify } from 'csv-stringify/sync'
import { LINE_HEADER, lineCells } from '#lib/domain/report/line-cells.ts'
import { streamLines } from '#lib/queries/lines.ts'
import { apiRoute } from '../../../../../_server/api-route.ts'
import { csvResponse } from '../../../../../_server/csv-response.ts'
import { readExplainQuestion } from '../../../../../_server/read-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** Every line behind a figure with its own figures, as a download. Text that a spreadsheet would run is made harmless. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  const question = readExplainQuestion(request, organisation.factorSetId)
  const text = new TextEncoder()
  const csv = (rows: readonly (readonly (string | number)[])[]) =>
    text.encode(stringify(rows.map((row) => [...row])))
  const body = streamLines(scope, question).pipeThrough(
    new TransformStream({
      start: (out) => out.enqueue(csv([LINE_HEADER])),
      transform: (lines, out) =>
        out.enqueue(csv(lines.map((line) => lineCells(line, question.factorSet, question.method)))),
    }),
  )
  return csvResponse(body, `headroom-${organisation.isDemo ? 'demo-data' : organisation.slug}-lines.csv`)
})
