import type { TeamRule } from '#lib/domain/teams/team-rule.ts'

/** Whether a rule that is being written says enough to be tried and saved. */
export const isComplete = ({ when, gives }: TeamRule): boolean => {
  const asked = when.map(({ subject, key, test }) => `${subject}:${key}:${test}`)
  const isAsked = when.every(
    ({ subject, key, test, values }) =>
      (subject !== 'tag' || key.trim() !== '') &&
      (test === 'is-set' || values.some((value) => value.trim() !== '')),
  )
  const name = 'team' in gives ? gives.team : 'teamFromTag' in gives ? gives.teamFromTag : 'shared'
  return isAsked && new Set(asked).size === asked.length && name.trim() !== ''
}
