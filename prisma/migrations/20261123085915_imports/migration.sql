-- CreateEnum
CREATE TYPE "dataset" AS ENUM ('usage', 'allocations', 'footprints');

-- CreateEnum
CREATE TYPE "token_scope" AS ENUM ('upload', 'read');

-- The type is made anew, for a value added to a type cannot be used in the transaction that adds it.
ALTER TABLE "import" ALTER COLUMN "state" DROP DEFAULT;
ALTER TYPE "import_state" RENAME TO "import_state_before";
CREATE TYPE "import_state" AS ENUM ('queued', 'running', 'active', 'failed', 'cancelled', 'deleted');
ALTER TABLE "import" ALTER COLUMN "state" TYPE "import_state" USING "state"::text::"import_state";
DROP TYPE "import_state_before";

-- DropIndex
DROP INDEX "part_active_key";

-- AlterTable
ALTER TABLE "import" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "bytes" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "on_overlap" TEXT NOT NULL DEFAULT 'replace',
ADD COLUMN     "started_at" TIMESTAMP(3),
ADD COLUMN     "uploads" JSONB NOT NULL DEFAULT '[]',
ALTER COLUMN "state" SET DEFAULT 'queued';

-- AlterTable
ALTER TABLE "part" ADD COLUMN     "dataset" "dataset" NOT NULL DEFAULT 'usage';

-- CreateTable
CREATE TABLE "token" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scope" "token_scope" NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "last_used_at" TIMESTAMP(3),
    "revoked_at" TIMESTAMP(3),

    CONSTRAINT "token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "column_mapping" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "header_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "column_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "token_hash_key" ON "token"("hash");

-- CreateIndex
CREATE INDEX "token_organisation_id_idx" ON "token"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "column_mapping_organisation_id_header_hash_key" ON "column_mapping"("organisation_id", "header_hash");

-- CreateIndex
CREATE UNIQUE INDEX "part_active_key" ON "part"("organisation_id", "dataset", "provider", "billing_account_id", "billing_period") WHERE ("state" = 'active');

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "column_mapping" ADD CONSTRAINT "column_mapping_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
