-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "author" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "team_rule_set" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "shared_split" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_rule_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adjustment_set" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "adjustments" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "adjustment_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "team" TEXT,
    "from_month" TEXT NOT NULL,
    "kg_co2e_per_month" DOUBLE PRECISION,
    "author" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annotation" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "team" TEXT,
    "text" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_link" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMP(3) NOT NULL,
    "last_used_at" TIMESTAMP(3),
    "revoked_at" TIMESTAMP(3),

    CONSTRAINT "share_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_rule_set_organisation_id_version_key" ON "team_rule_set"("organisation_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "adjustment_set_organisation_id_version_key" ON "adjustment_set"("organisation_id", "version");

-- CreateIndex
CREATE INDEX "target_organisation_id_team_idx" ON "target"("organisation_id", "team");

-- CreateIndex
CREATE INDEX "annotation_organisation_id_day_idx" ON "annotation"("organisation_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "share_link_hash_key" ON "share_link"("hash");

-- CreateIndex
CREATE INDEX "share_link_organisation_id_idx" ON "share_link"("organisation_id");

-- AddForeignKey
ALTER TABLE "team_rule_set" ADD CONSTRAINT "team_rule_set_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment_set" ADD CONSTRAINT "adjustment_set_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annotation" ADD CONSTRAINT "annotation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_link" ADD CONSTRAINT "share_link_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
