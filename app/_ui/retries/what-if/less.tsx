import { massUnit } from '#lib/domain/format/mass.ts'
import type { Range } from '#lib/domain/units/range.ts'
import { DifferenceRange, DifferenceText } from '../../overview/difference-text.tsx'

/** What is saved, as what there would be less. */
export function Less({ grams }: { grams: Range }) {
  const kilograms = {
    low: -grams.low / 1000,
    central: -grams.central / 1000,
    high: -grams.high / 1000,
  }
  const unit = massUnit(Math.abs(kilograms.central))
  return (
    <>
      <DifferenceText kilograms={kilograms} unit={unit} />{' '}
      {kilograms.central !== 0 && <DifferenceRange kilograms={kilograms} unit={unit} />}
    </>
  )
}
