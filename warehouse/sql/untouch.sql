-- What has been looked at is touched no more.
delete from touched_article;
delete from touched_figure;
delete from touched_claim;
delete from touched_sketch;
