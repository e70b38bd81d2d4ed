import { z } from 'zod'
import type { Manifest } from './manifest.ts'
import { runOf } from './run-of.ts'

const Text = z.string().max(4096)
const Texts = z.array(Text).max(100_000)
const Period = z.looseObject({ start: Text.optional() })

const AwsCur = z.looseObject({
  assemblyId: Text,
  reportKeys: Texts,
  reportName: Text.optional(),
  billingPeriod: Period.optional(),
})

const AwsDataExport = z.looseObject({
  dataFiles: Texts,
  columns: z.array(z.looseObject({ name: Text, type: Text })),
  executionId: Text.optional(),
  exportName: Text.optional(),
  exportArn: Text.optional(),
  billingPeriod: z.union([Text, Period]).optional(),
})

const Azure = z.looseObject({
  blobs: z.array(z.looseObject({ blobName: Text })).max(100_000),
  exportConfig: z.looseObject({ exportName: Text.optional(), type: Text.optional() }).optional(),
  runInfo: z
    .looseObject({ runId: Text.optional(), submittedTime: Text.optional(), startDate: Text.optional() })
    .optional(),
})

/**
 * Reads the manifest that AWS (Cost and Usage Report, Data Exports) or Azure writes beside its files.
 * @returns null for any other text
 */
export function readManifest(text: string): Manifest | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  return fromAwsCur(json) ?? fromAwsDataExport(json) ?? fromAzure(json)
}

function fromAwsCur(json: unknown): Manifest | null {
  const { data } = AwsCur.safeParse(json)
  if (data === undefined) return null
  return {
    kind: 'aws-cur',
    exportName: data.reportName ?? '',
    month: monthOf(data.billingPeriod?.start),
    run: data.assemblyId,
    made: null,
    files: data.reportKeys.map(pathOf),
    hint: '',
  }
}

function fromAwsDataExport(json: unknown): Manifest | null {
  const { data } = AwsDataExport.safeParse(json)
  if (data === undefined) return null
  const files = data.dataFiles.map(pathOf)
  const period = typeof data.billingPeriod === 'string' ? data.billingPeriod : data.billingPeriod?.start
  const run = files.map(runOf).find((found) => found !== null)
  return {
    kind: 'aws-data-export',
    exportName: data.exportName ?? data.exportArn ?? '',
    month: monthOf(period) || monthOf(/BILLING_PERIOD=(\d{4}-\d{2})/i.exec(files[0] ?? '')?.[1]),
    run: data.executionId ?? run?.id ?? '',
    made: run?.made ?? null,
    files,
    hint: '',
  }
}

function fromAzure(json: unknown): Manifest | null {
  const { data } = Azure.safeParse(json)
  if (data === undefined) return null
  return {
    kind: 'azure-export',
    exportName: data.exportConfig?.exportName ?? '',
    month: monthOf(data.runInfo?.startDate),
    run: data.runInfo?.runId ?? '',
    made: data.runInfo?.submittedTime ?? null,
    files: data.blobs.map(({ blobName }) => pathOf(blobName)),
    hint: data.exportConfig?.type ?? '',
  }
}

/** `s3://bucket/prefix/file` and `/prefix/file` are `prefix/file`. */
const pathOf = (key: string): string => key.replace(/^s3:\/\/[^/]*\//, '').replace(/^\/+/, '')

/** `20260901T000000.000Z`, `2026-09-01T00:00:00`, `2026-09` → `2026-09`. */
function monthOf(date: string | undefined): string {
  const found = /^(\d{4})-?(\d{2})/.exec(date ?? '')
  return found === null ? '' : `${found[1]}-${found[2]}`
}
