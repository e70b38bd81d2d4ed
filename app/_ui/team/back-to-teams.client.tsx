'use client'
import { useParams } from 'next/navigation'
import { en } from '../../_messages/en.ts'
import { PRIMARY_BUTTON } from '../popup-classes.ts'

/** The way from a team that is none to those that there are. */
export function BackToTeams() {
  const { organisation } = useParams<{ organisation: string }>()
  return (
    <a href={`/o/${organisation}/teams`} className={PRIMARY_BUTTON}>
      {en.team.notFound.back}
    </a>
  )
}
