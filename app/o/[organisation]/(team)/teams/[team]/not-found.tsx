import { useTranslations } from 'next-intl'
import { PageBody } from '../../../../../_ui/page-body.tsx'
import { BackToTeams } from '../../../../../_ui/team/back-to-teams.client.tsx'

export default function TeamNotFound() {
  const t = useTranslations()
  return (
    <PageBody>
      <h1 className="text-xl font-semibold tracking-tight">{t('team.notFound.title')}</h1>
      <p className="mt-2 text-muted">{t('team.notFound.text')}</p>
      <p className="mt-6">
        <BackToTeams />
      </p>
    </PageBody>
  )
}
