'use client'
import { useParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { PRIMARY_BUTTON } from '../popup-classes.ts'

/** The way from a team that is none to those that there are. */
export function BackToTeams() {
  const t = useTranslations()
  const { organisation } = useParams<{ organisation: string }>()
  return (
    <a href={`/o/${organisation}/teams`} className={PRIMARY_BUTTON}>
      {t('team.notFound.back')}
    </a>
  )
}
