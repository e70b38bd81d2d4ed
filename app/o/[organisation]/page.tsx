import { redirect } from 'next/navigation'

export default async function OrganisationPage({ params }: PageProps<'/o/[organisation]'>) {
  const { organisation } = await params
  redirect(`/o/${encodeURIComponent(organisation)}/overview`)
}
