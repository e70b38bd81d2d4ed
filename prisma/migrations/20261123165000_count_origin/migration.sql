-- AlterTable
ALTER TABLE "count_import" ADD COLUMN "origin" JSONB;
