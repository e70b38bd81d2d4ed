import { z } from 'zod'

const Method = z.enum(['sum', 'avg', 'none', 'copy'])
const Described = z
  .record(
    z.string(),
    z.looseObject({
      unit: z.string(),
      description: z.string(),
      'aggregation-method': z.looseObject({ time: Method, component: Method }),
    }),
  )
  .nullish()

const Plugin = z.looseObject({
  path: z.string(),
  method: z.string(),
  mapping: z.record(z.string(), z.string()).optional(),
  config: z.record(z.string(), z.unknown()).optional(),
  'parameter-metadata': z.looseObject({ inputs: Described, outputs: Described }).optional(),
})

/** `initialize.plugins` and everything above the tree, as Impact Framework 1.1.0 validates it. */
export const ManifestSchema = z.looseObject({
  name: z.string(),
  description: z.string().nullish(),
  tags: z
    .looseObject({
      kind: z.string().nullish(),
      complexity: z.string().nullish(),
      category: z.string().nullish(),
    })
    .nullish(),
  explainer: z.boolean().optional(),
  aggregation: z
    .looseObject({
      metrics: z.array(z.string()),
      type: z.enum(['horizontal', 'time', 'vertical', 'component', 'both']),
      'skip-components': z.array(z.string()).optional(),
    })
    .nullish(),
  initialize: z.looseObject({ plugins: z.record(z.string(), Plugin.optional()) }),
  tree: z.record(z.string(), z.unknown()),
})
export type ManifestSchema = z.infer<typeof ManifestSchema>

const Parameters = z.record(z.string(), z.unknown())
const Phase = z.array(z.string()).nullish()
const Pipeline = z.looseObject({ observe: Phase, regroup: z.unknown().optional(), compute: Phase })

/** One node of the tree. A pipeline of the old form, a list, runs nothing. */
export const NodeSchema = z.looseObject({
  pipeline: z.union([Pipeline, z.array(z.unknown())]).nullish(),
  defaults: Parameters.nullish(),
  inputs: z.array(Parameters).nullish(),
  outputs: z.array(Parameters).nullish(),
  aggregated: Parameters.nullish(),
  children: z.record(z.string(), z.unknown()).nullish(),
})
export type NodeSchema = z.infer<typeof NodeSchema>
