-- AlterEnum
ALTER TYPE "dataset" ADD VALUE 'logs';

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "contents" TEXT NOT NULL DEFAULT 'bills';
UPDATE "import" SET "contents" = 'traces' WHERE "is_of_traces";
ALTER TABLE "import" DROP COLUMN "is_of_traces";

-- CreateTable
CREATE TABLE "log_attachment" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "import_id" TEXT NOT NULL,
    "source" TEXT,
    "author" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "log_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_audit_mark" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "template" TEXT,
    "keep" BOOLEAN NOT NULL,
    "author" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "log_audit_mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "log_attachment_organisation_id_created_at_idx" ON "log_attachment"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "log_audit_mark_organisation_id_created_at_idx" ON "log_audit_mark"("organisation_id", "created_at");

-- AddForeignKey
ALTER TABLE "log_attachment" ADD CONSTRAINT "log_attachment_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_audit_mark" ADD CONSTRAINT "log_audit_mark_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
