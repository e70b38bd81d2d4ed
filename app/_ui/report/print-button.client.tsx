'use client'
import { en } from '../../_messages/en.ts'
import { PRIMARY_BUTTON } from '../popup-classes.ts'

/** Opens the browser's own dialog for printing. */
export function PrintButton() {
  return (
    <button
      type="button"
      data-frame="controls"
      onClick={() => window.print()}
      className={`${PRIMARY_BUTTON} mb-4`}
    >
      {en.report.print}
    </button>
  )
}
