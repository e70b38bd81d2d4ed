import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import type { WorkloadGroup } from '#lib/domain/report/workload-report.ts'

/** What it is called, with where it is; machines that nobody used, or of which nothing is known, say so. */
export function WorkloadName({ group }: { group: WorkloadGroup }) {
  const t = useTranslations()
  const { state, cluster, namespace, workloadKind, workload } = group
  const named = (text: string, fallback: string) => (text === '' ? fallback : visible(text))
  const clusterName = named(cluster, t('kubernetes.noCluster'))
  if (state !== 'used')
    return (
      <>
        <span className="block italic">{t(`kubernetes.states.${state}`)}</span>
        <span className="block text-xs text-muted">
          {clusterName}: {t(`kubernetes.stateHints.${state}`)}
        </span>
      </>
    )
  if (namespace === null) return <span className="break-words">{clusterName}</span>
  const namespaceName = named(namespace, t('kubernetes.noName'))
  if (workload === null)
    return (
      <>
        <span className="block break-words">{namespaceName}</span>
        <span className="block text-xs break-words text-muted">{clusterName}</span>
      </>
    )
  return (
    <>
      <span className="block break-words">
        {named(workload, t('kubernetes.noName'))}
        {workloadKind && <span className="ms-2 text-xs text-muted">{visible(workloadKind)}</span>}
      </span>
      <span className="block text-xs break-words text-muted">
        {namespaceName} · {clusterName}
      </span>
    </>
  )
}
