-- CreateTable
CREATE TABLE "software_boundary" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMP(3),

    CONSTRAINT "software_boundary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "count_import" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "boundary" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "units" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "count_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_count" (
    "import_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "count" DOUBLE PRECISION NOT NULL,
    "covered_hours" INTEGER NOT NULL,

    CONSTRAINT "operation_count_pkey" PRIMARY KEY ("import_id","operation","day")
);

-- CreateTable
CREATE TABLE "sci_badge" (
    "id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "boundary" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMP(3),

    CONSTRAINT "sci_badge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "software_boundary_organisation_id_name_version_key" ON "software_boundary"("organisation_id", "name", "version");

-- CreateIndex
CREATE UNIQUE INDEX "count_import_organisation_id_boundary_version_key" ON "count_import"("organisation_id", "boundary", "version");

-- CreateIndex
CREATE UNIQUE INDEX "sci_badge_hash_key" ON "sci_badge"("hash");

-- CreateIndex
CREATE INDEX "sci_badge_organisation_id_idx" ON "sci_badge"("organisation_id");

-- AddForeignKey
ALTER TABLE "software_boundary" ADD CONSTRAINT "software_boundary_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "count_import" ADD CONSTRAINT "count_import_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_count" ADD CONSTRAINT "operation_count_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "count_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sci_badge" ADD CONSTRAINT "sci_badge_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
