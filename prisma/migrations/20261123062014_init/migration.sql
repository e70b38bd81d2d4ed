-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('running', 'active', 'failed', 'deleted');

-- CreateEnum
CREATE TYPE "part_state" AS ENUM ('staged', 'active', 'superseded', 'deleted');

-- CreateTable
CREATE TABLE "organisation" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "factor_set_id" TEXT NOT NULL DEFAULT '2026.1',
    "method" TEXT NOT NULL DEFAULT 'location',
    "team_tag_keys" TEXT[] DEFAULT ARRAY['team']::TEXT[],
    "team_rules_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_rule" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "sub_account_id" TEXT NOT NULL,
    "team" TEXT NOT NULL,

    CONSTRAINT "team_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'running',
    "file_names" TEXT[],
    "content_hash" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "format_version" TEXT NOT NULL,
    "generator" TEXT NOT NULL,
    "rows_read" BIGINT NOT NULL DEFAULT 0,
    "rows_kept" BIGINT NOT NULL DEFAULT 0,
    "rows_excluded" BIGINT NOT NULL DEFAULT 0,
    "rows_rejected" BIGINT NOT NULL DEFAULT 0,
    "costs" JSONB NOT NULL DEFAULT '[]',
    "period_start" TEXT,
    "period_end" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMP(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "part" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "import_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "billing_account_id" TEXT NOT NULL,
    "billing_period" TEXT NOT NULL,
    "state" "part_state" NOT NULL,
    "superseded_by_id" TEXT,
    "rows" BIGINT NOT NULL,
    "sha256" JSONB NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "organisation_slug_key" ON "organisation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "team_rule_organisation_id_position_key" ON "team_rule"("organisation_id", "position");

-- CreateIndex
CREATE INDEX "import_organisation_id_created_at_idx" ON "import"("organisation_id", "created_at");

-- CreateIndex
CREATE INDEX "import_organisation_id_content_hash_idx" ON "import"("organisation_id", "content_hash");

-- CreateIndex
CREATE INDEX "import_state_idx" ON "import"("state");

-- CreateIndex
CREATE INDEX "part_organisation_id_state_idx" ON "part"("organisation_id", "state");

-- CreateIndex
CREATE INDEX "part_import_id_idx" ON "part"("import_id");

-- CreateIndex
CREATE INDEX "part_superseded_by_id_idx" ON "part"("superseded_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "part_active_key" ON "part"("organisation_id", "provider", "billing_account_id", "billing_period") WHERE ("state" = 'active');

-- CreateIndex
CREATE INDEX "audit_entry_organisation_id_at_idx" ON "audit_entry"("organisation_id", "at");

-- AddForeignKey
ALTER TABLE "team_rule" ADD CONSTRAINT "team_rule_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part" ADD CONSTRAINT "part_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part" ADD CONSTRAINT "part_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "part" ADD CONSTRAINT "part_superseded_by_id_fkey" FOREIGN KEY ("superseded_by_id") REFERENCES "part"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
