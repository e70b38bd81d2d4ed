import { formatBytes, formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { LogReport } from '#lib/domain/logging/log-report.ts'

const SHOWN = 20
const SHOWN_FIELDS = 10
const WIDEST = 110

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`

const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text)

function align(rows: readonly (readonly string[])[], right: number): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column < right ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** A log for reading: its levels, then the templates that hold the most bytes, then the fields. */
export function logsTable({ lines, bytes, records, levels, templates, fields }: LogReport): string {
  const heads = [
    `${formatCount(lines)} lines, ${formatBytes(bytes)}, in ${formatCount(records)} records of ${formatCount(templates.length)} templates`,
    levels.map(({ level, bytes: part }) => `${visible(level)} ${percent(part, bytes)}`).join(', '),
  ]
  const rows = templates
    .slice(0, SHOWN)
    .map((template) => [
      percent(template.bytes, bytes),
      formatBytes(template.bytes),
      formatCount(template.lines),
      visible(template.level),
      template.flags.join(' ') || '–',
      cut(visible(template.template)),
    ])
  const parts = [
    heads.join('\n'),
    align([['share', 'bytes', 'lines', 'level', 'flags', 'template'], ...rows], 3),
  ]
  if (templates.length > SHOWN) parts.push(`and ${templates.length - SHOWN} more templates (--json has all)`)
  if (fields.length > 0) {
    const table = fields
      .slice(0, SHOWN_FIELDS)
      .map((field) => [
        percent(field.bytes, bytes),
        formatBytes(field.bytes),
        formatCount(field.records),
        visible(field.field),
      ])
    parts.push(align([['share', 'bytes', 'records', 'field'], ...table], 3))
  }
  return `${parts.join('\n\n')}\n`
}
