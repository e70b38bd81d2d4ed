import type { SciRow } from '#lib/queries/sci/sci-overview.ts'

/** Why a row has no score at all, and what would give it one. */
export function RefusedRow({ row }: { row: Extract<SciRow, { ok: false }> }) {
  return (
    <section className="rounded-xl border border-line bg-surface px-5 py-4">
      <h2 className="text-base font-semibold break-words">{row.boundary.name}</h2>
      <p className="mt-1">{row.happened}</p>
      <p className="mt-1 text-muted">{row.next}</p>
    </section>
  )
}
