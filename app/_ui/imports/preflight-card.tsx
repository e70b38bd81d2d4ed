import { formatBytes, formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { addDays, formatPeriod } from '../../_format/dates.ts'
import { en } from '../../_messages/en.ts'
import type { Preflight } from './preflight-answer.ts'

const SHOWN = 8

const listed = (values: readonly string[]): string => {
  if (values.length === 0) return en.imports.none
  const names = values.slice(0, SHOWN).map(visible).join(', ')
  return values.length > SHOWN ? `${names} +${values.length - SHOWN}` : names
}

/** What a file is, and what its gaps cost, before anything of it is stored. */
export function PreflightCard({ preflight }: { preflight: Preflight }) {
  const { period, rows, container, warnings } = preflight
  const count = formatCount(rows.count)
  const facts = [
    [
      en.imports.format,
      `${en.imports.formats[preflight.format]} ${preflight.version}, ${en.imports.containers[container]}`,
    ],
    [en.imports.generator, visible(preflight.generator)],
    [en.imports.period, period ? formatPeriod(period.start, addDays(period.end, -1)) : en.noValue.default],
    [en.imports.rows, rows.exact ? count : en.imports.rowsAbout(count)],
    [en.imports.size, formatBytes(preflight.fileBytes)],
    [en.imports.accounts, listed(preflight.accounts)],
    [en.imports.currencies, listed(preflight.currencies)],
    [en.imports.tagKeys, listed(preflight.tagKeys)],
  ] as const
  return (
    <div className="mt-4 grid gap-x-10 gap-y-4 lg:grid-cols-2">
      <dl className="grid grid-cols-[7rem_1fr] content-start gap-x-4 gap-y-1.5 text-[0.8125rem]">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="figures min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="text-[0.8125rem]">
        <h4 className="text-muted">{en.imports.missing}</h4>
        {preflight.missing.length === 0 ? (
          <p className="mt-1.5">{en.imports.nothingMissing}</p>
        ) : (
          <ul className="mt-1.5 space-y-1.5">
            {preflight.missing.map(({ column, cost }) => (
              <li key={column}>
                <code className="font-mono text-xs">{visible(column)}</code>
                <span className="text-muted"> – {cost}</span>
              </li>
            ))}
          </ul>
        )}
        {warnings.length > 0 && (
          <>
            <h4 className="mt-4 text-muted">{en.imports.warnings}</h4>
            <ul className="mt-1.5 space-y-1.5">
              {warnings.map((warning) => (
                <li key={warning}>{visible(warning)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
