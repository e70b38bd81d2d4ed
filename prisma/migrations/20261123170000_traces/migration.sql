-- AlterEnum
ALTER TYPE "dataset" ADD VALUE 'spans';

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "is_of_traces" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "trace_mapping" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trace_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "trace_mapping_organisation_id_version_key" ON "trace_mapping"("organisation_id", "version");

-- AddForeignKey
ALTER TABLE "trace_mapping" ADD CONSTRAINT "trace_mapping_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
