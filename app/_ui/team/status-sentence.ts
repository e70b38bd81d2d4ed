import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { MonthStatus } from '#lib/domain/targets/month-status.ts'
import { formatShare } from '../../_format/share.ts'
import type { Translate } from '../../_i18n/translate.ts'

/** A share of a target in whole percent: nobody steers by tenths. @example wholePercent(0.6087) // '61 %' */
const wholePercent = (share: number): string => {
  const percent = Math.round(share * 100)
  return percent === 0 || (percent === 100 && share !== 1) ? formatShare(share) : `${percent}\u00a0%`
}

/** What a month's status says, in one sentence with its numbers. */
export function statusSentence(t: Translate, month: MonthStatus, unit: MassUnit): string {
  const { status, reason, targetKgCo2e: target, projection, usedKgCo2e, usedShare, day, days } = month
  const name = t(`team.statuses.${status}`)
  const mass = (kilograms: number) => `${formatMass(kilograms, unit)}\u00a0${unit}`
  const used = mass(usedKgCo2e.central)
  if (reason === 'no-target' || target === null) return t('team.status.noTarget', { status: name })
  if (reason === 'no-data') return t('team.status.noData', { status: name })
  if (reason === 'coverage')
    return month.coveredShare === null
      ? t('team.status.coverageUnknown', { status: name })
      : t('team.status.coverage', { status: name, share: formatShare(month.coveredShare) })
  if (reason === 'bill-missing')
    return t('team.status.billMissing', { status: name, providers: month.missingProviders.join(', ') })
  if (reason === 'too-few-days') return t('team.status.tooFewDays', { status: name, day, days })
  const share = wholePercent(usedShare ?? 0)
  if (month.isComplete) {
    const values = { status: name, used, target: mass(target), share }
    return status === 'on course' ? t('team.status.met', values) : t('team.status.missed', values)
  }
  if (usedKgCo2e.central > target || projection === null)
    return t('team.status.exceeded', { status: name, used, target: mass(target), day, days })
  const { low, central, high } = projection.kgCo2e
  const text = t('team.status.projection', {
    central: mass(central),
    low: formatMass(low, unit),
    high: formatMass(high, unit),
    target: mass(target),
  })
  return t('team.status.projected', { status: name, share, day, days, projection: text })
}

/** How much is used where the status is unknown: that much is known. Null where the sentence says it, or nothing is used. */
export function usedSentence(t: Translate, month: MonthStatus, unit: MassUnit): string | null {
  const { usedKgCo2e, usedShare, targetKgCo2e: target } = month
  if (month.status !== 'unknown' || month.reason === 'no-data') return null
  const mass = (kilograms: number) => `${formatMass(kilograms, unit)}\u00a0${unit}`
  const used = mass(usedKgCo2e.central)
  if (target !== null && usedShare !== null)
    return t('team.status.shareOfTarget', { share: wholePercent(usedShare), target: mass(target) })
  return month.isComplete
    ? t('team.status.noTargetFinal', { used })
    : t('team.status.noTargetUsed', { used, day: month.day, days: month.days })
}
