import type { Scope } from '#lib/domain/report/filter.ts'
import type { ImportedUpload } from '#lib/store/import-record.ts'
import { listImports } from '#lib/store/list-imports.ts'
import type { Facts } from '../with-facts.ts'

/** A part of the data that counts, with the SHA-256 of its files and of the files that were uploaded. */
interface DataBehind {
  readonly part: string
  readonly provider?: string
  readonly billingAccountId?: string
  readonly billingPeriod: string
  readonly sha256: Readonly<Record<string, string>>
  readonly uploads?: readonly Pick<ImportedUpload, 'fileName' | 'sha256' | 'bytes'>[]
}

/**
 * The parts that count, in a fixed order. An upload holds lines of every team, so who sees some teams only is told neither its name nor
 * its account.
 */
export async function dataBehind(scope: Scope, { parts }: Facts): Promise<readonly DataBehind[]> {
  if (scope.teams !== 'all')
    return parts.map(({ id, billingPeriod, sha256 }) => ({ part: id, billingPeriod, sha256 }))
  const uploads = new Map((await listImports(scope)).map((each) => [each.id, each.uploads]))
  return parts.map(({ id, importId, provider, billingAccountId, billingPeriod, sha256 }) => ({
    part: id,
    provider,
    billingAccountId,
    billingPeriod,
    sha256,
    uploads: (uploads.get(importId) ?? []).map(({ fileName, sha256: hash, bytes }) => ({
      fileName,
      sha256: hash,
      bytes,
    })),
  }))
}
