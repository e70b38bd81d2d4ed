import type { ExportFormat } from '../export-format.ts'
import { focusCharges } from './charges.ts'
import { isFocus, recogniseFocus } from './recognise.ts'

/** FOCUS cost and usage dataset, of any generator. */
export const focus: ExportFormat = {
  id: 'focus',
  name: 'FOCUS',
  dataset: 'usage',
  is: isFocus,
  recognise: recogniseFocus,
  charges: focusCharges,
}
