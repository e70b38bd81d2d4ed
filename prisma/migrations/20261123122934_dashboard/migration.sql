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

-- Tag keys named the team before accounts did; of an account that was named twice, the later entry held.
INSERT INTO "team_rule_set" ("id", "organisation_id", "version", "rules", "shared_split", "author", "note")
SELECT gen_random_uuid()::text, o."id", o."team_rules_version",
    coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', 'carried-tag-' || k."position", 'when', '[]'::jsonb, 'gives', jsonb_build_object('teamFromTag', k."key")) ORDER BY k."position")
        FROM unnest(o."team_tag_keys") WITH ORDINALITY AS k("key", "position")
    ), '[]'::jsonb) || coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', 'carried-account-' || a."first",
            'when', jsonb_build_array(jsonb_build_object('subject', 'account', 'key', '', 'test', 'is', 'values', a."accounts")),
            'gives', jsonb_build_object('team', a."team")) ORDER BY a."first")
        FROM (
            SELECT r."team", min(r."position") + 1 AS "first", jsonb_agg(r."sub_account_id" ORDER BY r."position") AS "accounts"
            FROM (
                SELECT DISTINCT ON ("sub_account_id") "sub_account_id", "team", "position" FROM "team_rule"
                WHERE "organisation_id" = o."id" ORDER BY "sub_account_id", "position" DESC
            ) r
            GROUP BY r."team"
        ) a
    ), '[]'::jsonb),
    '{"by": "none", "weights": []}'::jsonb, '', 'As it was before rules had a history'
FROM "organisation" o
WHERE o."team_rules_version" > 1 OR o."team_tag_keys" <> ARRAY['team']::TEXT[]
    OR EXISTS (SELECT 1 FROM "team_rule" r WHERE r."organisation_id" = o."id");

-- DropTable
DROP TABLE "team_rule";

-- AlterTable
ALTER TABLE "organisation" DROP COLUMN "team_tag_keys";

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
    "withdrawn_at" TIMESTAMP(3),

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
    "identity" JSONB NOT NULL,
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
