import { z } from 'zod'
import type { ZodOpenApiOperationObject } from 'zod-openapi'
import { ProblemBody } from '../_schema/problem.ts'

export const slug = z.string().meta({ description: 'The organisation, as in the address of its pages.' })
export const id = z.string()
export const organisation = { path: z.object({ slug }) }

export const content = (type: string, schema: z.ZodType) => ({ content: { [type]: { schema } } })
export const jsonOf = (description: string, schema: z.ZodType) => ({
  description,
  ...content('application/json', schema),
})
export const csv = { description: 'CSV, RFC 4180', ...content('text/csv', z.string()) }
const failed = jsonOf('What happened, and what to do next.', ProblemBody)

export const operation = (
  operationId: string,
  summary: string,
  responses: ZodOpenApiOperationObject['responses'],
  request: Omit<ZodOpenApiOperationObject, 'responses'> = {},
): ZodOpenApiOperationObject => ({
  operationId,
  summary,
  ...request,
  responses: { ...responses, default: failed },
})

export const bodyOf = (schema: z.ZodType) => ({ required: true, ...content('application/json', schema) })
export const importPath = { path: z.object({ slug, id }) }
