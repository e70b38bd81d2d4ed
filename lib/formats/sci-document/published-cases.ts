import { z } from 'zod'
import type { PublishedCase } from '#lib/domain/sci/check/published-case.ts'
import { checkedShape } from './checked-shape.ts'

const Case = z.object({
  id: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()),
  formula: z.string().nullish(),
  expected: z.number().nullish(),
  published: z.number().nullish(),
  kind: z.string().nullish(),
  unit: z.string().nullish(),
  tolerance: z.number().nonnegative().nullish(),
  published_is_truncated: z.boolean().nullish(),
  method: z.string().nullish(),
  notes: z.string().nullish(),
})
const Cases = z.array(Case).max(10_000)

const onlyNumbers = (inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(inputs).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )

function caseOf(of: z.infer<typeof Case>, path: string): PublishedCase {
  const isPublished = of.published !== undefined && of.published !== null
  return {
    id: of.id ?? (path === '' ? 'the calculation' : path),
    path,
    inputs: onlyNumbers(of.inputs),
    formula: of.formula?.trim() ? of.formula : null,
    published: (isPublished ? of.published : of.expected) ?? null,
    publishedField: isPublished ? 'published' : 'expected',
    isPart: /component|conversion/i.test(of.kind ?? ''),
    unit: of.unit ?? null,
    tolerance: of.tolerance ?? null,
    isTruncated: of.published_is_truncated ?? null,
    statements: (['method', 'notes'] as const).flatMap((field) => {
      const text = of[field]
      return text ? [{ field, text }] : []
    }),
  }
}

/** Whether a document is one published calculation (`inputs` and what they are to give), or a list of them. */
export const looksLikeCases = (document: unknown): boolean =>
  Array.isArray(document) || (typeof document === 'object' && document !== null && 'inputs' in document)

/** Published calculations: one object or a list of them. @throws AppError `file-damaged` */
export const publishedCasesOf = (document: unknown): readonly PublishedCase[] =>
  Array.isArray(document)
    ? checkedShape(Cases, document, 'a list of published calculations').map((each, index) =>
        caseOf(each, `[${index}]`),
      )
    : [caseOf(checkedShape(Case, document, 'a published calculation'), '')]
