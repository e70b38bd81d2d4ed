-- CreateEnum
CREATE TYPE "source_outcome" AS ENUM ('running', 'succeeded', 'failed', 'interrupted');

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "sealed_secret" TEXT,
    "state" JSONB,
    "schedule" JSONB,
    "budget_usd" DOUBLE PRECISION,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "next_run_at" TIMESTAMP(3),
    "last_period" TEXT,
    "author" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMP(3),

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_run" (
    "id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "outcome" "source_outcome" NOT NULL DEFAULT 'running',
    "author" TEXT NOT NULL,
    "started_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMP(3),
    "error" TEXT,
    "notes" TEXT[],
    "requests" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "import_ids" TEXT[],

    CONSTRAINT "source_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "source_organisation_id_idx" ON "source"("organisation_id");

-- CreateIndex
CREATE INDEX "source_run_source_id_started_at_idx" ON "source_run"("source_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "source_run_running_key" ON "source_run"("source_id") WHERE ("outcome" = 'running');

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_run" ADD CONSTRAINT "source_run_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
