import { z } from 'zod'
import { GRAPH_KINDS } from '#lib/domain/call-graph/graph-kind.ts'
import { LINT_RULES, type LintRule } from '#lib/domain/call-graph/lint/finding.ts'
import type { RetryLint } from '#lib/queries/retries/retry-lint.ts'
import { RetriesQuery } from './retries.ts'

const MAX_CHARACTERS = 1_000_000

export const RetryLintQuery = RetriesQuery.pick({ from: true, to: true })

export const RetryLintInput = RetryLintQuery.extend({
  policies: z
    .string()
    .max(MAX_CHARACTERS, { error: `Use at most ${MAX_CHARACTERS} characters` })
    .meta({
      description:
        'YAML or JSON that states policies: our own schema, Istio VirtualServices, an Envoy route configuration, a gRPC service config.',
    }),
})

const call = { from: z.string(), to: z.string(), operation: z.string() }

const Finding = z
  .strictObject({
    rule: z.enum(Object.keys(LINT_RULES) as LintRule[]),
    edge: z.string(),
    ...call,
    message: z.string(),
    shortfallMs: z.number().nullable(),
    repair: z.string(),
    repairs: z.array(
      z.strictObject({
        edge: z.string(),
        setting: z.enum(['timeoutMs', 'attempts']),
        from: z.number().nullable(),
        to: z.number(),
      }),
    ),
  })
  .meta({ id: 'RetryLintFinding' })

export const RetryLintBody = z
  .strictObject({
    findings: z.array(Finding),
    amplification: z.number(),
    worstPath: z.array(z.string()),
    worstVisits: z.strictObject({ service: z.string(), visits: z.number() }).nullable(),
    timeouts: z.array(
      z.strictObject({
        caller: z.string(),
        callee: z.string(),
        operation: z.string(),
        timeoutMs: z.number(),
        hits: z.number(),
        failed: z.number(),
        sharedWith: z.array(z.string()),
      }),
    ),
    calls: z.number(),
    stated: z.number(),
    withoutTimeout: z.number(),
    policies: z
      .strictObject({ kind: z.enum(GRAPH_KINDS), calls: z.number() })
      .nullable()
      .meta({
        description: 'What the file of policies was taken for, and the calls that it states policies of.',
      }),
    unmatched: z.array(z.string()).meta({ description: 'Calls of the file that no trace shows.' }),
    loops: z.array(z.string()),
  })
  .meta({ id: 'RetryLint' }) satisfies z.ZodType<RetryLint>
