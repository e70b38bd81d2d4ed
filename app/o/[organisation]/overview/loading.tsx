import { PageBody } from '../../../_ui/page-body.tsx'
import { PageSkeleton } from '../../../_ui/skeleton.tsx'

export default function LoadingOverview() {
  return (
    <PageBody>
      <PageSkeleton kind="overview" />
    </PageBody>
  )
}
