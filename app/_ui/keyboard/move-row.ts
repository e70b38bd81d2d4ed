const ROWS = 'tbody > tr:not([data-gap]), details > summary, [data-row]'
const FOCUSABLE = 'a[href], button:not([disabled]), summary, input:not([type=checkbox]), select, [tabindex]'

/** The rows that keys move through: those of the open dialog, or else of the page. */
function rowsInSight(): HTMLElement[] {
  const dialog = [...document.querySelectorAll('[role=dialog]')].at(-1)
  const place = dialog ?? document.querySelector('main')
  return [...(place?.querySelectorAll<HTMLElement>(ROWS) ?? [])].filter((row) => row.checkVisibility())
}

/** Puts the focus on the row after or before the one that has it: on what it leads to, or on the row. True where it moved. */
export function moveRow(step: -1 | 1): boolean {
  const rows = rowsInSight()
  const now = rows.findLastIndex((row) => row.contains(document.activeElement))
  const next = rows[now === -1 ? 0 : now + step]
  if (!next) return false
  const target = next.matches(FOCUSABLE) ? next : (next.querySelector<HTMLElement>(FOCUSABLE) ?? next)
  if (target === next && !next.matches(FOCUSABLE)) next.tabIndex = -1
  target.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
  return true
}
