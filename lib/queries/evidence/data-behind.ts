import type { Scope } from '#lib/domain/report/filter.ts'
import type { BehindFigure } from '#lib/engine/facts/behind-figure.ts'
import type { ImportedUpload } from '#lib/store/import-record.ts'
import { importsOf } from '../imports-of.ts'
import type { Facts } from '../with-facts.ts'

/** A part of the data that has lines of a figure, with the SHA-256 of its files and of the files that were uploaded. */
interface DataBehind {
  readonly part: string
  readonly provider: string
  readonly billingAccountId?: string
  readonly billingPeriod: string
  readonly sha256: Readonly<Record<string, string>>
  readonly uploads: readonly (Pick<ImportedUpload, 'sha256' | 'bytes'> & { readonly fileName?: string })[]
}

/**
 * The parts with lines of a figure, in a fixed order. An upload holds lines of others too, so of a narrowed figure neither its name nor
 * its account is told: its SHA-256 is enough for who has the file.
 */
export async function dataBehind(
  scope: Scope,
  { parts }: Facts,
  { partIds, isNarrowed }: Pick<BehindFigure, 'partIds'> & { readonly isNarrowed: boolean },
): Promise<readonly DataBehind[]> {
  const uploads = new Map((await importsOf(scope)).map((each) => [each.id, each.uploads]))
  return parts
    .filter(({ id }) => partIds.has(id))
    .map(({ id, importId, provider, billingAccountId, billingPeriod, sha256 }) => ({
      part: id,
      provider,
      ...(isNarrowed ? {} : { billingAccountId }),
      billingPeriod,
      sha256,
      uploads: (uploads.get(importId) ?? []).map(({ fileName, sha256: hash, bytes }) => ({
        ...(isNarrowed ? {} : { fileName }),
        sha256: hash,
        bytes,
      })),
    }))
}
