import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { MonthStatus } from '#lib/domain/targets/month-status.ts'
import { formatShare } from '../../_format/share.ts'
import { en } from '../../_messages/en.ts'

/** A share of a target in whole percent: nobody steers by tenths. @example wholePercent(0.6087) // '61 %' */
const wholePercent = (share: number): string => {
  const percent = Math.round(share * 100)
  return percent === 0 || (percent === 100 && share !== 1) ? formatShare(share) : `${percent}\u00a0%`
}

/** What a month's status says, in one sentence with its numbers. */
export function statusSentence(month: MonthStatus, unit: MassUnit): string {
  const words = en.team.status
  const { status, reason, targetKgCo2e: target, projection, usedKgCo2e, usedShare, day, days } = month
  const name = en.team.statuses[status]
  const mass = (kilograms: number) => `${formatMass(kilograms, unit)}\u00a0${unit}`
  const used = mass(usedKgCo2e.central)
  if (reason === 'no-target' || target === null) return words.noTarget(name)
  if (reason === 'no-data') return words.noData(name)
  if (reason === 'coverage')
    return month.coveredShare === null
      ? words.coverageUnknown(name)
      : words.coverage(name, formatShare(month.coveredShare))
  if (reason === 'bill-missing') return words.billMissing(name, month.missingProviders.join(', '))
  if (reason === 'too-few-days') return words.tooFewDays(name, day, days)
  const share = wholePercent(usedShare ?? 0)
  if (month.isComplete)
    return (status === 'on course' ? words.met : words.missed)(name, used, mass(target), share)
  if (usedKgCo2e.central > target || projection === null)
    return words.exceeded(name, used, mass(target), day, days)
  const { low, central, high } = projection.kgCo2e
  const text = words.projection(mass(central), formatMass(low, unit), formatMass(high, unit), mass(target))
  return words.projected(name, share, day, days, text)
}

/** How much is used where the status is unknown: that much is known. Null where the sentence says it, or nothing is used. */
export function usedSentence(month: MonthStatus, unit: MassUnit): string | null {
  const words = en.team.status
  const { usedKgCo2e, usedShare, targetKgCo2e: target } = month
  if (month.status !== 'unknown' || month.reason === 'no-data') return null
  const mass = (kilograms: number) => `${formatMass(kilograms, unit)}\u00a0${unit}`
  const used = mass(usedKgCo2e.central)
  if (target !== null && usedShare !== null) return words.shareOfTarget(wholePercent(usedShare), mass(target))
  return month.isComplete ? words.noTargetFinal(used) : words.noTargetUsed(used, month.day, month.days)
}
